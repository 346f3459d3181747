// What one connection may take of the provider: the same bounds as our Python servers have (http_server/bounds.py).
import http from 'node:http';

const KIB = 1024;
const LINGER_BYTES = 256 * KIB;
const LINGER_MS = 2_000;

const BOUNDS = {
  maxHeaderSize: 64 * KIB,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
};

const countHosts = ({ rawHeaders }) =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;

// Node would read what is left of a body to its end; here some of it is, so that the client gets to read the response.
const leaveBody = (req) => {
  if (req.complete) return;
  const { socket } = req;
  const most = socket.bytesRead + LINGER_BYTES;
  const end = () => !req.complete && socket.destroy();
  const late = setTimeout(end, LINGER_MS);
  const count = () => socket.bytesRead > most && end();
  socket.on('data', count);
  req.once('close', () => {
    clearTimeout(late);
    socket.off('data', count);
  });
};

export const createBoundedServer = (answer) => {
  const server = http.createServer(BOUNDS, (req, res) => {
    res.once('finish', () => leaveBody(req));
    if (countHosts(req) > 1) {
      res.writeHead(400, { 'Content-Length': 0, Connection: 'close' }).end();
      return;
    }
    answer(req, res);
  });
  server.maxConnections = 1_000;
  server.setTimeout(30_000); // a client that takes nothing of what is sent to it
  return server;
};
