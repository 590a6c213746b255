/** What was wrong with bytes that came where an answer was due. */
export type AnswerFault =
  | 'no-answer'
  | 'truncated'
  | 'bad-crc'
  | 'wrong-unit'
  | 'wrong-function'
  | 'wrong-address'
  | 'wrong-count'
  | 'foreign-frame'
  | 'echo-heard'
  | 'echo-differs'
  | 'extra-bytes';
