import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StackhandError } from '../../kernel';
import type { Talker } from '../../virtual-plant';
import { type Socat, startSocat } from '../host/socat';
import { listenToIdle, type OpenPort, putOut } from './wire-point';

const SPEED = 'baud=115200&parity=none&stop=1';
const LINK_COMES_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 10;
const AGAIN_AFTER_MS = 100;

/** Opens a serial port of the plant: a pseudo terminal with a link that keeps its name, as an adapter keeps its by-id name. */
export async function openSerialPort(talker: () => Talker, link: string): Promise<OpenPort> {
  mkdirSync(path.dirname(link), { recursive: true });
  const serial = new SerialLink(talker, path.resolve(link));
  await serial.plug();
  return { line: `serial:${path.resolve(link)}?${SPEED}`, close: () => serial.close() };
}

class SerialLink {
  private socat: Socat | undefined;
  private isClosed = false;
  private back: NodeJS.Timeout | undefined;

  constructor(
    private readonly talker: () => Talker,
    private readonly link: string,
  ) {}

  async plug(): Promise<void> {
    // A plant that was killed leaves the link behind.
    rmSync(this.link, { force: true });
    const socat = await startSocat(this.link);
    this.socat = socat;
    const end = {
      send: (bytes: Uint8Array) => socat.send(bytes),
      reset: () => undefined,
      gone: (forMs: number) => this.unplug(forMs),
    };
    const talker = this.talker();
    socat.onBytes((bytes) => putOut(talker.receive(bytes, performance.now()), end));
    const stopIdle = listenToIdle(talker, end);
    void socat.ended.then(() => {
      stopIdle();
      if (this.socat === socat) this.unplug(AGAIN_AFTER_MS);
    });
    await this.linkIsThere();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.back);
    const { socat } = this;
    this.socat = undefined;
    socat?.stop();
    await socat?.ended;
    rmSync(this.link, { force: true });
  }

  private unplug(forMs: number): void {
    const { socat } = this;
    this.socat = undefined;
    socat?.stop();
    rmSync(this.link, { force: true });
    clearTimeout(this.back);
    if (!this.isClosed) this.back = setTimeout(() => void this.plug(), forMs);
  }

  private async linkIsThere(): Promise<void> {
    const until = performance.now() + LINK_COMES_WITHIN_MS;
    while (!existsSync(this.link)) {
      if (performance.now() > until) throw this.noLink();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  private noLink(): StackhandError {
    return new StackhandError({
      code: 'app.serial-port-did-not-come',
      what: 'socat did not make the serial port.',
      where: '--wire serial',
      value: this.link,
      allowed: 'a folder in which links can be made',
      remedy: 'Read what socat said above; keep the plant in another folder with --state.',
    });
  }
}
