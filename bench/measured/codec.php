<?php
// Values a second by PHP's own serialize and unserialize. Arguments: a file with a serialized list, and for how many milliseconds at least.
[, $file, $leastMs] = $argv;
$text = file_get_contents($file);
$value = unserialize($text);
$values = array_sum(array_map('count', $value));
$rateOf = function (callable $work) use ($values, $leastMs): float {
	$start = hrtime(true);
	$times = 0;
	while ((hrtime(true) - $start) / 1e6 < $leastMs) {
		$work();
		$times++;
	}
	return $times * $values * 1e9 / (hrtime(true) - $start);
};
echo json_encode(['encodedPerSecond' => $rateOf(fn () => serialize($value)), 'decodedPerSecond' => $rateOf(fn () => unserialize($text))]);
