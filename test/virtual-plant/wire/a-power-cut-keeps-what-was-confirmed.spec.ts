import { OpenBench, openImage, sha256 } from './open-bench';

const image = openImage();
const blocks = Math.ceil(image.length / 232);
const begun = (sent: number): OpenBench => {
  const bench = OpenBench.alone();
  return bench.must('ok', bench.command(1, image)).sendBlocks(image, sent);
};
const finished = (bench: OpenBench) => {
  bench.must('ok', bench.command(1, image)).sendBlocks(image).wait(3);
  bench.must('ok', bench.command(2, image)).wait(3).must('ok', bench.command(3, image)).wait(25);
  return bench.stack();
};
const whole = {
  torn: false,
  atTarget: true,
  blocksRepeated: 0,
  image: { sha256: sha256(image).toString('hex'), bytes: image.length },
};

it.each(Array.from({ length: blocks }, (_, index) => index + 1))(
  'after block %i: the boot loader alone, the offset kept, and the rest is enough',
  (sent) => {
    const bench = begun(sent).wait(3);
    const { offset } = bench.status();
    bench.powerCycle();
    expect(offset).toBe(Math.min(sent * 232, image.length));
    expect(bench.status()).toMatchObject({ state: 'receiving', offset, last: 0, length: image.length });
    expect(bench.text(bench.model(1) + 42, 8)).toBe('');
    expect(bench.hex(bench.model(64_870) + 64, 16)).toBe('0'.repeat(64));
    expect(bench.stack()).toMatchObject({ torn: true, code: '25', contactorClosed: false });
    expect(finished(bench)).toMatchObject(whole);
  },
);

it('before any block: the old application runs, and nothing is kept', () => {
  const bench = begun(0).powerCycle();
  expect(bench.status().state).toBe('running');
  expect(bench.text(bench.model(1) + 42, 8)).toBe('1.4.0');
});

it('while the flash is erased: torn, at 0', () => {
  const bench = begun(1).powerCycle();
  expect(bench.stack()).toMatchObject({ torn: true, image: null });
  expect(bench.status()).toMatchObject({ state: 'receiving', offset: 0 });
  expect(finished(bench)).toMatchObject(whole);
});

it('while it hashes: receiving again, nothing lost', () => {
  const bench = begun(blocks).wait(3);
  bench.must('ok', bench.command(2, image)).powerCycle();
  expect(bench.status()).toMatchObject({ state: 'receiving', offset: image.length });
  expect(finished(bench)).toMatchObject(whole);
});

it('after it was verified: verified still, and it can be started', () => {
  const bench = begun(blocks).wait(3);
  bench.must('ok', bench.command(2, image)).wait(3).powerCycle();
  expect(bench.status().state).toBe('verified');
  bench.must('ok', bench.command(3, image)).wait(25);
  expect(bench.stack()).toMatchObject(whole);
});

it('while it restarts: the order to start the new image stands', () => {
  const bench = begun(blocks).wait(3);
  bench.must('ok', bench.command(2, image)).wait(3).must('ok', bench.command(3, image)).wait(5).powerCycle();
  expect(bench.stack()).toMatchObject(whole);
});

it('is noted as power off during a flash', () => {
  expect(begun(2).powerCycle().oracles()).toEqual(['power-off-during-flash']);
});
