import { Controller, Get, Header, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { StackhandError } from '../kernel';
import { ANY_BYTES } from '../storage';
import { Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { digestSchema, keptFileSchema } from './wire-shapes';

/** A drawing can carry script: it is kept as plain bytes and never given out as a picture. */
const DRAWING = 'image/svg+xml';

interface KeptFile {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: number;
}

@Controller('api/files')
export class FilesController {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Post()
  @Says('Keeps the bytes of a photo under their digest; the same bytes are kept once.')
  @ApiConsumes('image/jpeg', 'image/png', 'image/webp', 'image/heic')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 201, standardSchema: keptFileSchema })
  async keep(@Req() request: Request): Promise<KeptFile> {
    const announced = (request.header('content-type') ?? '').split(';')[0]?.trim() ?? '';
    const { digest, type, size } = await this.api.files.put(request, announced === DRAWING ? ANY_BYTES : announced);
    return { digest, mediaType: type, bytes: size };
  }

  @Get(':digest')
  @Says('The bytes of a stored file.')
  @ApiProduces('image/jpeg', 'image/png', 'application/octet-stream')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  async file(
    @Param('digest', { schema: digestSchema }) digest: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.api.files.get(digest);
    if (file === undefined) throw noSuchFile(digest);
    response.set('ETag', `"${digest}"`);
    return new StreamableFile(file.bytes, {
      type: file.type,
      length: file.size,
      disposition: `attachment; filename="${digest.slice(0, 16)}"`,
    });
  }
}

function noSuchFile(digest: string): StackhandError {
  return new StackhandError({
    code: 'operator-api.no-such-file',
    what: 'No file with this digest is stored here.',
    where: 'digest',
    value: digest,
    remedy: 'Send its bytes to POST /api/files.',
  });
}
