import { Controller, Get, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { Says } from './api-doc';
import { API, type ApiPorts, type ImageShown } from './api-ports';
import { digestSchema, imageShownSchema } from './wire-shapes';

@Controller('api/images')
export class ImagesController {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Post()
  @Says(
    'Takes a firmware image in: hashed while it comes, looked at, and kept under its digest. Nothing is sent to a stack by this.',
  )
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 201, standardSchema: imageShownSchema })
  take(@Req() request: Request): Promise<ImageShown> {
    return this.api.images.take(request);
  }

  @Get(':digest')
  @Says('What an image says of itself: format, hardware, version.')
  @ApiResponse({ status: 200, standardSchema: imageShownSchema })
  show(@Param('digest', { schema: digestSchema }) digest: string): Promise<ImageShown> {
    return this.api.images.show(digest);
  }
}
