/** Counts the seconds in which somebody is at work: those within a pause of the last sign of life. */
export class Activity {
  private lastSign = -Infinity;

  constructor(private readonly pauseMs = 30_000) {}

  sign(now: number) {
    this.lastSign = now;
  }

  isActive(now: number, visible: boolean): boolean {
    return visible && now - this.lastSign < this.pauseMs;
  }
}
