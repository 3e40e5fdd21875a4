import type { GatewayOptions } from '../options.ts';

/** The plain page at `/` of a gateway without a portal: what can be found where. */
export function landingPage({ publicUrl, production, workersUrl }: GatewayOptions): string {
  const addresses = [
    ['/graphql', '图谱接口 The graph (POST, JSON)'],
    ['/verify/', '电子证照核验 Verification of e-licences'],
    ['/.well-known/jwks.json', '访问令牌公钥 Keys of access tokens'],
    ['/.well-known/elicence-keys.json', '电子证照公钥 Keys of e-licences'],
    ['/healthz', '存活 Alive'],
    ['/readyz', '就绪 Ready'],
    ['/metrics', '指标 Metrics'],
    ...(production || workersUrl === undefined ? [] : [['/dev/', '开发邮箱 Development mailbox']]),
  ];
  const rows = addresses.map(([path, what]) => `<tr><td><code>${path}</code></td><td>${what}</td></tr>`).join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>电子化注册系统 medreg</title></head>
<body>
<h1>电子化注册系统 <small>medreg</small></h1>
<p>${publicUrl === undefined ? '' : `<code>${escaped(publicUrl)}</code>`}</p>
<table>
${rows}
</table>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
