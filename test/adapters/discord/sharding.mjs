/** What docs/deploy.md tells to write for many processes, against a stand-in of Discord: two shards, which Discord is not asked for. */
import { ShardingManager } from 'discord.js'

const [program] = process.argv.slice(2)
const manager = new ShardingManager(program, { token: process.env.DISCORD_TOKEN, totalShards: 2 })
process.once('SIGTERM', () => {
  for (const shard of manager.shards.values()) shard.kill()
})
await manager.spawn({ delay: 100 })
console.log('all shards run')
