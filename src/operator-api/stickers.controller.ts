import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { renderSVG } from 'uqr';
import { Says } from './api-doc';
import { tagSchema } from './wire-shapes';

@Controller('api/stickers')
export class StickersController {
  @Get(':tag')
  @Says(
    'The code that a camera reads from the sticker of a stack, `stackhand:` and its tag: black on white, with a quiet border.',
  )
  @ApiProduces('image/svg+xml')
  @Header('Content-Type', 'image/svg+xml')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  code(@Param('tag', { schema: tagSchema }) tag: string): string {
    return renderSVG(`stackhand:${tag}`, { ecc: 'Q', border: 4 });
  }
}
