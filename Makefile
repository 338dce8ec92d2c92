# The two commands of the README need Node 20.19 or newer, npm and make; everything else is installed here.
.PHONY: run test bench notebooks calibrate web clean

run: dist/built
	npm start

test: node_modules/installed
	npm test

bench: dist/built
	npm run bench

# Executes the notebooks with Node alone (tslab's own executor), then in Jupyter where there is one, and fails when a result
# differs from the committed one. To rewrite them: npm run notebooks.
notebooks: dist/built
	node scripts/run-notebooks.mjs --check
	node scripts/run-notebooks.mjs --jupyter

# Fits the model again from the published figures in data/ (about nine minutes) and rewrites data/calibration/. To compare only: qofsim calibrate --check.
calibrate: dist/built
	npm run calibrate

# The what-if page: one HTML file, dist/web/what-if.html, with the engine in it. qofsim web opens it.
web: dist/built
	node web/build.mjs

node_modules/installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	touch $@

dist/built: node_modules/installed tsconfig.json $(shell find src -name '*.ts')
	npm run build
	touch $@

clean:
	rm -rf dist coverage results out
