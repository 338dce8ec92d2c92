// Starts the tslab that is installed in this repository, so that Jupyter needs no global kernel: it replaces {resource_dir}
// with this folder when JUPYTER_PATH names the repository's jupyter/ folder.
const path = require('node:path');
const { startKernel } = require(path.resolve(__dirname, '../../../node_modules/tslab/dist/main.js'));
startKernel({ configPath: process.argv[2], enableFindLocal: false, jsKernel: false });
