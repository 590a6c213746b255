import { findModels } from '../../src/stack-link';
import { RegisterImage, sunSpecImage } from './register-image';

const CHAIN = [
  [1, 66],
  [802, 62],
] as const;

test.each([40000, 0, 50000])('the chain is found at base %i', async (base) => {
  const models = await findModels(sunSpecImage(base, CHAIN), 1);
  expect(models).toEqual([
    { model: 1, address: base + 2, length: 66 },
    { model: 802, address: base + 70, length: 62 },
  ]);
});

const BROKEN: [what: string, code: string, where: string | undefined, image: RegisterImage][] = [
  ['no marker anywhere', 'stack-link.no-sunspec', 'unit 1', new RegisterImage().put(0, 1, 2)],
  ['a device that refuses every base', 'stack-link.no-sunspec', 'unit 1', new RegisterImage()],
  [
    'a chain that ends in nothing',
    'stack-link.chain-broken',
    'register 40002',
    sunSpecImage(40000, []).put(40002, 0, 0),
  ],
  ['a model of no length', 'stack-link.chain-broken', 'register 40002', sunSpecImage(40000, []).put(40002, 5, 0)],
  ['a chain that the device cuts off', 'stack-link.chain-broken', 'register 40070', cutOff()],
  [
    'a chain that never ends',
    'stack-link.chain-broken',
    'register 40194',
    sunSpecImage(
      40000,
      Array.from({ length: 70 }, () => [7, 1] as const),
    ),
  ],
  [
    'a model that leaves the registers there are',
    'stack-link.chain-broken',
    'register 105004',
    sunSpecImage(40000, []).put(40002, 9, 65000),
  ],
];

function cutOff(): RegisterImage {
  const image = sunSpecImage(40000, [[1, 66]]);
  image.words.delete(40070);
  return image;
}

test.each(BROKEN)('%s is refused by name', async (_what, code, where, image) => {
  const error = await findModels(image, 1).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code, problems: [{ where }] });
});

it('tells what stood at each base, so that a person can compare it with a manual', async () => {
  const image = new RegisterImage().put(40000, 0x1234, 0xabcd);
  await expect(findModels(image, 1)).rejects.toThrow('40000: 0x1234 0xabcd, 0: refused, 50000: refused');
});

it('does not take a silent line for a device without models', async () => {
  const silent = new RegisterImage();
  silent.beforeRead = () => {
    throw new Error('no answer');
  };
  await expect(findModels(silent, 1)).rejects.toThrow('no answer');
  expect(silent.reads).toHaveLength(1);
});
