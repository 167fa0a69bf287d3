import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { skillFile } from '../../src/lib/server/skill-file';

/** Proofs that run PyTorch on the CPU, which shows the same semantics without a GPU, and plain arithmetic. */

const items = skillFile.parse(parse(readFileSync('quizzes/skills/gpu-computing.yaml', 'utf8'))).items;

function keyText(id: string): string {
	const item = items.find((candidate) => candidate.id === id)!;
	return item.options[item.key]!.text;
}

const HAS_TORCH = 'import importlib.util, sys; sys.exit(importlib.util.find_spec("torch") is None)';
// Debian puts its PyTorch beside its own Python, which may not be the first on the path.
const python = ['python3', '/usr/bin/python3'].find(
	(path) => spawnSync(path, ['-c', HAS_TORCH]).status === 0
);
const withTorch = it.skipIf(python === undefined);
const TIMEOUT_MS = 20_000;

function torch<Result>(script: string): Result {
	const run = spawnSync(python!, ['-c', script], { encoding: 'utf8', timeout: TIMEOUT_MS });
	if (run.status !== 0) throw new Error(run.stderr);
	return JSON.parse(run.stdout) as Result;
}

describe('gpu-a1, what DistributedDataParallel holds and exchanges', () => {
	interface Rank {
		readonly parameters: number;
		readonly ownGradient: readonly number[];
		readonly gradient: readonly number[];
		readonly weights: readonly number[];
	}

	const script = (rendezvous: string): string => `
import json, os, multiprocessing
os.environ["GLOO_SOCKET_IFNAME"] = "lo"
import torch, torch.distributed as dist
from torch.nn.parallel import DistributedDataParallel

def gradient(model, data):
    model.zero_grad()
    model(data).pow(2).mean().backward()

def work(rank, queue):
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method="file://${rendezvous}", rank=rank, world_size=2)
    torch.manual_seed(rank)
    model = torch.nn.Linear(4, 1, bias=False)
    copy = DistributedDataParallel(model)
    data = torch.randn(8, 4)
    gradient(model, data)
    own = model.weight.grad.flatten().tolist()
    gradient(copy, data)
    combined = model.weight.grad.flatten().tolist()
    torch.optim.SGD(model.parameters(), lr=0.1).step()
    queue.put((rank, dict(parameters=model.weight.numel(), ownGradient=own, gradient=combined,
                          weights=model.weight.detach().flatten().tolist())))
    dist.barrier()
    dist.destroy_process_group()

fork = multiprocessing.get_context("fork")
queue = fork.Queue()
workers = [fork.Process(target=work, args=(rank, queue)) for rank in range(2)]
for worker in workers: worker.start()
results = dict(queue.get(timeout=15) for _ in workers)
for worker in workers: worker.join()
print(json.dumps([results[0], results[1]]))
`;

	withTorch(
		'each process has all parameters, and gradients are combined (needs python3 with torch)',
		() => {
			const folder = mkdtempSync(join(tmpdir(), 'ddp-'));
			try {
				const [first, second] = torch<readonly [Rank, Rank]>(script(join(folder, 'rendezvous')));
				expect([first.parameters, second.parameters]).toEqual([4, 4]);
				expect(first.ownGradient).not.toEqual(second.ownGradient);
				first.gradient.forEach((value, index) => {
					expect(value).toBeCloseTo((first.ownGradient[index]! + second.ownGradient[index]!) / 2, 5);
				});
				expect(second.gradient).toEqual(first.gradient);
				expect(second.weights).toEqual(first.weights);
			} finally {
				rmSync(folder, { recursive: true });
			}
			expect(keyText('gpu-a1')).toBe('A full copy of the model; they combine gradients.');
		},
		TIMEOUT_MS
	);
});

describe('gpu-w2, memory of weights, gradients and Adam', () => {
	const PARAMETERS = 1.5e9;
	const gigabytes = (values: number) => `${(PARAMETERS * values * 4) / 1e9} GB`;

	withTorch(
		'PyTorch keeps two values of Adam beside each weight and gradient (needs python3 with torch)',
		() => {
			const bytes = torch<Readonly<Record<'weights' | 'gradients' | 'states', number>>>(`
import json, torch
model = torch.nn.Linear(200, 200, bias=False)
adam = torch.optim.Adam(model.parameters())
model(torch.randn(2, 200)).sum().backward()
adam.step()
size = lambda tensor: tensor.numel() * tensor.element_size()
weight = model.weight
states = [value for value in adam.state[weight].values() if torch.is_tensor(value) and value.numel() > 1]
print(json.dumps(dict(weights=size(weight), gradients=size(weight.grad), states=sum(map(size, states)))))
`);
			expect(bytes).toEqual({ weights: 160_000, gradients: 160_000, states: 320_000 });
		},
		TIMEOUT_MS
	);

	it('four values of four bytes are 24 GB, and each distractor counts one or two others', () => {
		expect(keyText('gpu-w2')).toBe(gigabytes(1 + 1 + 2));
		const options = items.find((item) => item.id === 'gpu-w2')!.options.map((option) => option.text);
		expect(options).toEqual([gigabytes(2), gigabytes(3), gigabytes(4), gigabytes(5)]);
	});
});

describe('gpu-w4, four processes and their data loaders', () => {
	withTorch(
		'without a sampler each sample is used four times, with one once (needs python3 with torch)',
		() => {
			const counts = torch<Readonly<Record<'plain' | 'large' | 'sampled', readonly number[]>>>(`
import collections, json, torch
from torch.utils.data import DataLoader
from torch.utils.data.distributed import DistributedSampler
data = list(range(512))

def used(loader_of):
    counts, steps = collections.Counter(), 0
    for rank in range(4):
        torch.manual_seed(rank)
        for batch in loader_of(rank):
            counts.update(batch.tolist())
            steps += rank == 0
    return [min(counts.values()), max(counts.values()), len(counts), steps]

part = lambda rank: DistributedSampler(data, num_replicas=4, rank=rank, shuffle=True)
print(json.dumps(dict(
    plain=used(lambda rank: DataLoader(data, batch_size=32, shuffle=True)),
    large=used(lambda rank: DataLoader(data, batch_size=128, shuffle=True)),
    sampled=used(lambda rank: DataLoader(data, batch_size=32, sampler=part(rank))))))
`);
			expect(counts.plain).toEqual([4, 4, 512, 16]);
			expect(counts.large).toEqual([4, 4, 512, 4]);
			expect(counts.sampled).toEqual([1, 1, 512, 4]);
			expect(keyText('gpu-w4')).toContain('sampler');
		},
		TIMEOUT_MS
	);
});

describe('gpu-p1, state per GPU', () => {
	/** Mixed precision with Adam: 16-bit weight and gradient, 32-bit weight and two 32-bit states. */
	const STATE_GB = (7e9 * (2 + 2 + 4 + 4 + 4)) / 1e9;
	const GPU_GB = 80;

	it('a copy on each GPU does not fit, a shard of an eighth does', () => {
		expect(STATE_GB).toBe(112);
		expect(STATE_GB).toBeGreaterThan(GPU_GB);
		expect(STATE_GB / 8).toBe(14);
		expect(keyText('gpu-p1')).toContain('FSDP');
	});
});
