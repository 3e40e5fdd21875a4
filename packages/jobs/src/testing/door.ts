import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A port before a server: when shut, whoever is inside is thrown out and nobody gets in. */
export async function openDoor(host: string, targetPort: number) {
  const sockets = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connect(targetPort, host);
    for (const [socket, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const port = await listen(0);
  return {
    port,
    async open() {
      await listen(port);
    },
    async shut() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
