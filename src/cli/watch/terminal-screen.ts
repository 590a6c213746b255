import type { TextOut } from '../cli-io';

const ENTER = '\u001b[?1049h\u001b[?25l\u001b[2J';
const LEAVE = '\u001b[?25h\u001b[?1049l';

/** The whole terminal as a list of lines; only lines that changed are written, so nothing flickers. */
export class TerminalScreen {
  private shown: readonly string[] = [];

  constructor(private readonly out: TextOut) {
    out.write(ENTER);
  }

  size(): { columns: number; rows: number } {
    return { columns: this.out.columns ?? 80, rows: this.out.rows ?? 24 };
  }

  show(lines: readonly string[]): void {
    const rows = Math.max(lines.length, this.shown.length);
    let changes = '';
    for (let row = 0; row < rows; row += 1) {
      if (lines[row] !== this.shown[row]) changes += `\u001b[${row + 1};1H${lines[row] ?? ''}\u001b[K`;
    }
    if (changes !== '') this.out.write(changes);
    this.shown = lines;
  }

  /** Forgets what stands there, e.g. after the window changed its size. */
  wipe(): void {
    this.out.write('\u001b[2J');
    this.shown = [];
  }

  leave(): void {
    this.out.write(LEAVE);
  }
}
