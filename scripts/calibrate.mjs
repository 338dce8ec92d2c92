// Fits the achievement model from the figures in data/ and writes data/calibration/achievement.json. About five minutes.
import { writeFileSync } from 'node:fs';
import { calibrateAchievement } from '../dist/analysis/calibration/calibrateAchievement.js';

const calibration = calibrateAchievement((line) => console.log(line));
const file = new URL('../data/calibration/achievement.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(calibration, null, 1)}\n`);
console.log('wrote data/calibration/achievement.json');
