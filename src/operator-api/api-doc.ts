import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { acceptedSchema, errorBodySchema } from './wire-shapes';

/** One sentence about a route, and the form of its refusals. */
export function Says(summary: string): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status: 'default', description: 'The one form of every refusal.', standardSchema: errorBodySchema }),
  );
}

/** A route that changes a run: its two headers, and what it answers. */
export function ChangesRun(summary: string, status = 200): MethodDecorator {
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
    ApiResponse({
      status,
      description: 'Durable: the run, and the number of its last event.',
      standardSchema: acceptedSchema,
    }),
  );
}
