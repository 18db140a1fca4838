#!/usr/bin/env bash
# One piece of a sweep: experiment and seed by the number of the piece, 0 to 29, with its results in a folder of its own.
#     src/sweeps/piece.sh NUMBER FOLDER [OPTION...]        options are those of gateflow.reproduce.Reproduce, such as --threads 2
# Run again, it goes on where it was interrupted. It needs Java and lib/, and nothing else.
set -euo pipefail

number=$1 folder=$2
shift 2
experiments=(P1 P2 P3 P4 P5 P6)
seeds=5

if ((number < 0 || number >= ${#experiments[@]} * seeds)); then
    echo "There is no piece $number: 0 to $((${#experiments[@]} * seeds - 1)) was wanted." >&2
    exit 2
fi
experiment=${experiments[number / seeds]}
seed=$((number % seeds + 1))
course=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

exec java -Xmx1g -cp "$course/lib/*" gateflow.reproduce.Reproduce \
    "$experiment" --seed "$seed" --results "$folder/$experiment-$seed" "$@"
