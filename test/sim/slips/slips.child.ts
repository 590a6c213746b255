import 'reflect-metadata';
import { prepareImage } from '../images';
import { answerWork } from '../pool';
import { playSlip, type SlipWork } from './play-slip';

const ready = prepareImage();

answerWork(async (work: SlipWork) => {
  await ready;
  return playSlip(work);
});
