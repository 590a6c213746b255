export * from './routes.slice';
export * from './routes/modbus-block.route';
export * from './routes/operator-tool.route';
export * from './routes/route-times';
