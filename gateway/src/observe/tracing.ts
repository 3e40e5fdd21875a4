import { context, propagation } from '@opentelemetry/api';

/**
 * Sends spans to an OpenTelemetry collector over OTLP/HTTP. The packages are loaded only when an address is configured;
 * without it the tracing calls inside Apollo Gateway do nothing.
 *
 * @returns a function that sends what is left and stops
 */
export async function startTracing(endpoint: string): Promise<() => Promise<void>> {
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({ url: new URL('/v1/traces', endpoint).href });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'medreg-gateway' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  return () => provider.shutdown();
}

/** Adds `traceparent` of the current span to the headers of a call. */
export function traceHeaders(headers: Record<string, string>): void {
  propagation.inject(context.active(), headers);
}
