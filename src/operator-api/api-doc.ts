import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { languages } from '../words';
import { acceptedSchema, errorBodySchema } from './wire-shapes';

/** One sentence about a route, and the form of its refusals. */
export function Says(summary: string): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status: 'default', description: 'The one form of every refusal.', standardSchema: errorBodySchema }),
  );
}

/** A route whose answer has words for people. */
export function SpeaksLanguages(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Accept-Language',
      required: false,
      description: `Of the words: ${languages.join(', ')}; another one gets English. Content-Language says which it is.`,
    }),
    ApiQuery({ name: 'language', required: false, type: String, description: 'The same for a link; it goes first.' }),
  );
}

/** A route that changes a run: its two headers, and what it answers. */
export function ChangesRun(summary: string, status = 200): MethodDecorator {
  return applyDecorators(
    Changes(summary),
    ApiResponse({
      status,
      description: 'Durable: the run, and the number of its last event.',
      standardSchema: acceptedSchema,
    }),
  );
}

/** A route that changes anything: its two headers. */
export function Changes(summary: string): MethodDecorator {
  return applyDecorators(
    Says(summary),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'The same key again gets the first answer. 8 to 80 printable ASCII characters.',
    }),
    ApiHeader({
      name: 'X-Actor',
      required: true,
      description: 'Who asks, 1 to 60 characters, percent-encoded; recorded as not authenticated.',
    }),
  );
}
