import { describe, expect, it } from 'vitest';
import { nelderMead } from '../../src/analysis/calibration/nelderMead.js';

describe('nelderMead', () => {
  it("finds the floor of Rosenbrock's valley at (1, 1)", () => {
    const rosenbrock = ([x, y]: readonly number[]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2;
    const { point, value } = nelderMead(rosenbrock, [-1.2, 1], [0.1, 0.1], 500, 1e-14);
    expect(point[0]).toBeCloseTo(1, 4);
    expect(point[1]).toBeCloseTo(1, 4);
    expect(value).toBeLessThan(1e-8);
  });

  it('finds the minimum of a tilted quadratic of four variables', () => {
    const centre = [3, -1, 0.5, 7];
    const quadratic = (x: readonly number[]) => {
      const d = x.map((value, i) => value - centre[i]!);
      return d.reduce((sum, v, i) => sum + (i + 1) * v * v, 0) + d[0]! * d[1]! + 2;
    };
    const { point, value } = nelderMead(quadratic, [0, 0, 0, 0], [1, 1, 1, 1], 1000, 1e-13);
    point.forEach((x, i) => {
      expect(x).toBeCloseTo(centre[i]!, 4);
    });
    expect(value).toBeCloseTo(2, 8);
  });

  it('never returns a worse point than its start, however few the steps', () => {
    const bumpy = ([x]: readonly number[]) => Math.sin(5 * x!) + 0.1 * x! ** 2;
    for (let steps = 0; steps < 12; steps++)
      expect(nelderMead(bumpy, [2], [0.7], steps).value).toBeLessThanOrEqual(bumpy([2]));
  });
});
