/** A promise that is settled from outside: how a screen ends. */
export class Ending {
  private settle: (code: number) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;

  readonly code = new Promise<number>((resolve, reject) => {
    this.settle = resolve;
    this.fail = reject;
  });

  end(code: number): void {
    this.settle(code);
  }

  break(error: unknown): void {
    this.fail(error instanceof Error ? error : new Error(String(error)));
  }
}
