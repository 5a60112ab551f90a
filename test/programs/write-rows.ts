/** A process of its own that commits rows one after the other and says each number once it is committed. */
import pg from 'pg'

const client = new pg.Client({ connectionString: process.argv[2] ?? '' })
await client.connect()
let going = true
process.stdin.once('data', () => (going = false))
for (let number = 1; going; number += 1) {
  await client.query(`insert into written (number, note) values ($1::int, repeat(md5($1::int::text), 20))`, [number])
  // asked for by itself: a time that the insertion gives is before its commit
  const answer = await client.query<{ at: string }>(`select to_json(clock_timestamp())#>>'{}' as at`)
  process.stdout.write(`${number} ${answer.rows[0]?.at}\n`)
}
await client.end()
process.exit(0)
