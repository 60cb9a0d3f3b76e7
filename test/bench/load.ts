import autocannon from 'autocannon';

export interface LoadResult {
  requestsPerSecond: number;
  p50: number;
  p99: number;
  failures: number;
}

/** Asks one address with 32 connections. The load comes from this process, on the same cores as the server: figures are low rather than high. */
export async function loadAddress(url: string, { seconds, amount, cookie, isPacked = false, connections = 32 }: { seconds?: number; amount?: number; cookie?: string; isPacked?: boolean; connections?: number }): Promise<LoadResult> {
  const result = await autocannon({ url, connections, ...(amount ? { amount } : { duration: seconds ?? 5 }), headers: { ...(cookie ? { cookie } : {}), ...(isPacked ? { 'accept-encoding': 'gzip' } : {}) } });
  return {
    requestsPerSecond: result.requests.total / result.duration,
    p50: result.latency.p50, p99: result.latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}
