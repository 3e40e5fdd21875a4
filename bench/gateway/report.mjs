function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Medians per gateway and number of entities, and what ours is as a multiple of each peer. */
export function summaryOf(samples, { cpus, node, options, discarded }) {
  const figures = {};
  for (const { entities, gateway } of samples) {
    const own = samples.filter((sample) => sample.entities === entities && sample.gateway === gateway);
    const rates = own.map((sample) => sample.requestsPerSecond);
    figures[entities] ??= {};
    figures[entities][gateway] ??= {
      requestsPerSecond: Math.round(median(rates)),
      lowest: Math.round(Math.min(...rates)),
      highest: Math.round(Math.max(...rates)),
      processorMs: Number(median(own.map((sample) => sample.processorMs)).toFixed(3)),
      p99: median(own.map((sample) => sample.p99)),
    };
  }
  for (const byGateway of Object.values(figures)) {
    if (!byGateway.medreg) continue;
    for (const figure of Object.values(byGateway)) {
      figure.oursIsByProcessor = Number((figure.processorMs / byGateway.medreg.processorMs).toFixed(2));
      figure.oursIs = Number((byGateway.medreg.requestsPerSecond / figure.requestsPerSecond).toFixed(2));
    }
  }
  return {
    measuredAt: new Date().toISOString(),
    machine: { cores: cpus.length, model: cpus[0]?.model, node },
    rounds: Math.max(...samples.map((sample) => sample.round)),
    secondsPerRound: Number(options.seconds),
    loadAverage: {
      lowest: Math.min(...samples.map((sample) => sample.loadBefore)),
      highest: Math.max(...samples.map((sample) => sample.loadBefore)),
    },
    /** Share of the processors that others took while a gateway was measured. */
    foreignShare: Number(Math.max(...samples.map((sample) => sample.foreign)).toFixed(3)),
    discardedMeasurements: discarded,
    figures,
  };
}

export function markdownOf(summary, gateways) {
  const sizes = Object.keys(summary.figures);
  const lines = [
    `Three-hop query, 32 connections, ${summary.machine.cores} cores, Node ${summary.machine.node}, median of ${summary.rounds} rounds of ${summary.secondsPerRound} s; others took at most ${Math.round(summary.foreignShare * 100)} % of the processors.`,
    '',
    `| gateway | ${sizes.map((size) => `${size} ${size === '1' ? 'entity' : 'entities'}, requests/s | ours is`).join(' | ')} |`,
    `| --- |${sizes.map(() => ' ---: | ---: |').join('')}`,
  ];
  for (const [name, { title }] of Object.entries(gateways)) {
    const cells = sizes.map((size) => {
      const figure = summary.figures[size][name];
      if (!figure) return '– | –';
      return `${figure.requestsPerSecond} (${figure.lowest}–${figure.highest}) | ${name === 'medreg' ? '' : `${figure.oursIs} ×`}`;
    });
    if (cells.some((cell) => cell !== '– | –')) lines.push(`| ${title} | ${cells.join(' | ')} |`);
  }
  return lines.join('\n');
}
