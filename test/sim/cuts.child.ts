import 'reflect-metadata';
import { prepareImage } from './images';
import { type Cut, playCut } from './play-cut';
import { answerWork } from './pool';

const ready = prepareImage();

answerWork(async (cut: Cut) => {
  await ready;
  return playCut(cut);
});
