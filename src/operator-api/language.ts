import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { chooseLanguage, type Language } from '../words';

/**
 * The language that the answer's words are to have, by `Accept-Language`; the answer says which one it got. A link, which can send no header
 * of its own, says it as `?language=`.
 */
export const InLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const http = context.switchToHttp();
  return answeringIn(http.getRequest<Request>(), http.getResponse<Response>());
});

/** The language of the answer to a request; noted in the answer. */
export function answeringIn(request: Request, response: Response): Language {
  const { language: linked } = request.query;
  const language = chooseLanguage(typeof linked === 'string' ? linked : request.header('accept-language'));
  response.set({ 'Content-Language': language, Vary: 'Accept-Language' });
  return language;
}
