export * from './routes.slice';
export * from './routes/operator-tool.route';
