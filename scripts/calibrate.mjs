// Fits the achievement model from the figures in data/ and writes data/calibration/achievement.json. About five minutes.
// With --new-years: only the years that are held and not yet in that file; about a minute.
import { readFileSync, writeFileSync } from 'node:fs';
import { calibrateAchievement, withNewYears } from '../dist/analysis/calibration/calibrateAchievement.js';

const report = (line) => console.log(line);
const file = new URL('../data/calibration/achievement.json', import.meta.url);
const calibration = process.argv.includes('--new-years')
  ? withNewYears(JSON.parse(readFileSync(file, 'utf8')), report)
  : calibrateAchievement(report);
writeFileSync(file, `${JSON.stringify(calibration, null, 1)}\n`);
console.log('wrote data/calibration/achievement.json');
