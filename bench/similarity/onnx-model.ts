/** Writes the smallest ONNX model that searches: scores = rows · query, then the k largest. */

const VARINT = 0;
const BYTES = 2;
/** TensorProto.DataType: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const FLOAT = 1;
const INT64 = 7;

/**
 * A model with input `rows` (float32, rows × columns) and `query` (columns × 1), outputs `scores` and `found` (k × 1), best first.
 *
 * Opset 13; the rows are an input, so that the runtime reads them where they are.
 *
 * @returns the bytes of a ModelProto
 */
export function searchModel(rows: number, columns: number, k: number): Uint8Array {
  const graph = message(
    bytes(1, message(text(1, 'rows'), text(1, 'query'), text(2, 'all'), text(4, 'MatMul'))),
    bytes(
      1,
      message(
        text(1, 'all'),
        text(1, 'k'),
        text(2, 'scores'),
        text(2, 'found'),
        text(4, 'TopK'),
        bytes(5, message(text(1, 'axis'), varint(3, 0), varint(20, 2))),
      ),
    ),
    text(2, 'search'),
    bytes(5, message(varint(1, 1), varint(2, INT64), varint(7, k), text(8, 'k'))),
    bytes(11, tensor('rows', FLOAT, [rows, columns])),
    bytes(11, tensor('query', FLOAT, [columns, 1])),
    bytes(12, tensor('scores', FLOAT, [k, 1])),
    bytes(12, tensor('found', INT64, [k, 1])),
  );
  return message(varint(1, 8), bytes(7, graph), bytes(8, message(varint(2, 13))));
}

/** A ValueInfoProto: a name, a type and a shape. */
function tensor(name: string, type: number, shape: readonly number[]): Uint8Array {
  const dimensions = shape.map((size) => bytes(1, message(varint(1, size))));
  return message(
    text(1, name),
    bytes(2, message(bytes(1, message(varint(1, type), bytes(2, message(...dimensions)))))),
  );
}

function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(fields);
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, Buffer.from(value));
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return Buffer.concat([number((field << 3) | BYTES), number(value.length), value]);
}

function varint(field: number, value: number): Uint8Array {
  return Buffer.concat([number((field << 3) | VARINT), number(value)]);
}

/** A number below 2³¹ in base 128, the lowest digit first. */
function number(value: number): Uint8Array {
  const digits: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Uint8Array.from([...digits, rest]);
    digits.push((rest & 127) | 128);
  }
}
