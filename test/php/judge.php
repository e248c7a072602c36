<?php
/**
 * PHP's own word on serialized texts: one in base64 a line on the input, one line of JSON for each on the output. `false` for a text
 * that unserialize() refuses; else the value with its types, the same as serialize() writes it, and whether bytes were left behind it.
 */
const MOST_NODES = 20000;
/** An array that holds a reference to itself has no end. */
const MOST_LEVELS = 100;

function describe(mixed $value, int $level, int &$nodes): array
{
	if (++$nodes > MOST_NODES) return ['more'];
	if (is_array($value)) {
		if ($level > MOST_LEVELS) return ['more'];
		$entries = [];
		foreach ($value as $key => $entry) $entries[] = [is_int($key) ? ['i', (string) $key] : ['s', bin2hex($key)], describe($entry, $level + 1, $nodes)];
		return ['a', $entries];
	}
	return match (true) {
		is_null($value) => ['N'],
		is_bool($value) => ['b', $value],
		is_int($value) => ['i', (string) $value],
		is_float($value) => ['d', bin2hex(pack('E', $value))],
		is_string($value) => ['s', bin2hex($value)],
		default => ['object'],
	};
}

function read(string $text): array|false
{
	$value = @unserialize($text, ['allowed_classes' => false]);
	return $value === false && !str_starts_with($text, 'b:0;') ? false : [$value];
}

ini_set('serialize_precision', '-1');
while (($line = fgets(STDIN)) !== false) {
	$text = base64_decode($line);
	$read = read($text);
	if ($read === false) {
		echo "false\n";
		continue;
	}
	$nodes = 0;
	$value = describe($read[0], 0, $nodes);
	// No value is the beginning of another one, so a text that is still read without its last byte has bytes too many.
	$hasMore = read(substr($text, 0, -1)) !== false;
	$written = $nodes > MOST_NODES ? '' : base64_encode(@serialize($read[0]));
	echo json_encode(['value' => $value, 'written' => $written, 'hasMore' => $hasMore], JSON_THROW_ON_ERROR, 1 << 16), "\n";
}
