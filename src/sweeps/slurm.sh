#!/usr/bin/env bash
# All published results on a cluster with Slurm, from the course's folder on a file system that all nodes share:
#     sbatch src/sweeps/slurm.sh
#     ./course reproduce all --merge target/pieces/*          when all pieces have ended
#SBATCH --job-name=gateflow
#SBATCH --array=0-29
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --time=12:00:00
#SBATCH --requeue
set -euo pipefail

cd "$SLURM_SUBMIT_DIR"
exec src/sweeps/piece.sh "$SLURM_ARRAY_TASK_ID" target/pieces --threads "$SLURM_CPUS_PER_TASK"
