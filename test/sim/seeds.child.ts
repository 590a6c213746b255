import 'reflect-metadata';
import { prepareImage } from './images';
import { judgeSeed } from './play-seed';
import { answerWork } from './pool';

const ready = prepareImage();

answerWork(async (seed: number) => {
  await ready;
  return judgeSeed(seed);
});
