/*
 * The floor of bench/simulation.ts: many servers and one queue with a binary heap and nothing else, with the generator (xoshiro128**)
 * and the logarithm of packages/core/src/chance, so that both draw the same variates.
 *
 *     simulation-floor CUSTOMERS SERVERS ARRIVAL-RATE ABANDONMENT-RATE SEED
 *
 * Patience counts where the rate of abandonment is above 0. Prints what `ProgramFigures` of simulation-task.ts says.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct { uint32_t a, b, c, d; } Stream;

static inline uint32_t rotated(uint32_t word, int by) { return (word << by) | (word >> (32 - by)); }

static inline uint32_t bits(Stream *s) {
  const uint32_t answer = rotated(s->b * 5, 7) * 9, t = s->b << 9;
  s->c ^= s->a;
  s->d ^= s->b;
  s->b ^= s->c;
  s->a ^= s->d;
  s->c ^= t;
  s->d = rotated(s->d, 11);
  return answer;
}

static inline double uniform(Stream *s) {
  const double high = bits(s) >> 5;
  return (high * 67108864.0 + (bits(s) >> 6)) / 9007199254740992.0;
}

/* log of chance/elementary.ts, for 0 < x <= 1 */
static inline double natural_log(double x) {
  static const double ln2_high = 0.6931471805592082, ln2_low = 7.371002565167799e-13;
  int64_t word;
  memcpy(&word, &x, sizeof word);
  const int32_t exponent = ((int32_t)(word >> 32) - 0x3fe6a09e) >> 20;
  const int64_t scale = (int64_t)(1023 - exponent) << 52;
  double power;
  memcpy(&power, &scale, sizeof power);
  const double f = x * power - 1, s = f / (2 + f), half = 0.5 * f * f, z = s * s, w = z * z;
  const double odd = 0.666666666666667 + w * (0.28571428626400397 + w * (0.1818289324048533 + w * 0.14617881383863035));
  const double even = 0.39999999999898445 + w * (0.22222211072567188 + w * 0.15331596234597247);
  return exponent * ln2_high - (half - (s * (half + z * odd + w * even) + exponent * ln2_low) - f);
}

static inline double exponential(Stream *s) { return -natural_log(1 - uniform(s)); }

static Stream seeded(uint64_t seed) { /* splitmix64 */
  uint64_t words[2];
  for (int at = 0; at < 2; at++) {
    uint64_t z = (seed += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    words[at] = z ^ (z >> 31);
  }
  return (Stream){words[0], words[0] >> 32, words[1], words[1] >> 32};
}

enum { ARRIVAL, COMPLETION, ABANDONMENT };
typedef struct { double at; uint32_t sequence; int32_t kind, caller; } Event;

static Event *heap;
static int size = 0, room = 0;
static uint32_t sequence = 0;
static int *places; /* of the abandonment of each waiting caller */

static inline int before(const Event *one, const Event *other) {
  return one->at < other->at || (one->at == other->at && one->sequence < other->sequence);
}

static inline void put(int place, Event event) {
  heap[place] = event;
  if (event.kind == ABANDONMENT) places[event.caller] = place;
}

static inline void rise(int place, Event event) {
  while (place > 0) {
    const int parent = (place - 1) / 2;
    if (!before(&event, &heap[parent])) break;
    put(place, heap[parent]);
    place = parent;
  }
  put(place, event);
}

static inline void sink(int place, Event event) {
  for (;;) {
    int child = 2 * place + 1;
    if (child >= size) break;
    if (child + 1 < size && before(&heap[child + 1], &heap[child])) child++;
    if (!before(&heap[child], &event)) break;
    put(place, heap[child]);
    place = child;
  }
  put(place, event);
}

static inline void schedule(double at, int kind, int caller) {
  if (size == room) {
    room = room ? 2 * room : 64;
    heap = realloc(heap, room * sizeof *heap);
  }
  rise(size++, (Event){at, sequence++, kind, caller});
}

static inline void take_off(int place) {
  const Event last = heap[--size];
  if (place == size) return;
  if (place > 0 && before(&last, &heap[(place - 1) / 2])) rise(place, last);
  else sink(place, last);
}

int main(int count, char **words) {
  if (count < 6) return 64;
  const int64_t customers = atoll(words[1]);
  const int servers = atoi(words[2]);
  const double arrival_rate = atof(words[3]), abandonment_rate = atof(words[4]);
  const uint64_t seed = strtoull(words[5], 0, 10);
  Stream arrivals = seeded(3 * seed), services = seeded(3 * seed + 1), patience = seeded(3 * seed + 2);

  const clock_t start = clock();
  /* Callers who wait, in a ring: a place is that of one caller until it is passed. Who has abandoned is marked. */
  int64_t head = 0, tail = 0, mask = (1 << 20) - 1;
  double *since = calloc(mask + 1, sizeof *since);
  places = calloc(mask + 1, sizeof *places);
  int busy = 0;
  int64_t arrived = 0, waited = 0, abandoned = 0;
  double wait = 0;
  schedule(exponential(&arrivals) / arrival_rate, ARRIVAL, 0);
  while (size > 0) {
    const Event event = heap[0];
    const double now = event.at;
    take_off(0);
    if (event.kind == ARRIVAL) {
      if (++arrived < customers) schedule(now + exponential(&arrivals) / arrival_rate, ARRIVAL, 0);
      if (busy < servers) {
        busy++;
        schedule(now + exponential(&services), COMPLETION, 0);
        continue;
      }
      waited++;
      if (tail - head > mask) {
        fprintf(stderr, "more than %lld wait\n", (long long)mask);
        return 1;
      }
      const int caller = tail++ & mask;
      since[caller] = now;
      if (abandonment_rate > 0) schedule(now + exponential(&patience) / abandonment_rate, ABANDONMENT, caller);
    } else if (event.kind == COMPLETION) {
      while (head < tail && since[head & mask] < 0) head++;
      if (head < tail) {
        const int caller = head++ & mask;
        wait += now - since[caller];
        if (abandonment_rate > 0) take_off(places[caller]);
        schedule(now + exponential(&services), COMPLETION, 0);
      } else {
        busy--;
      }
    } else {
      abandoned++;
      wait += now - since[event.caller];
      since[event.caller] = -1;
    }
  }
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  printf("{\"seconds\": %.6f, \"startSeconds\": 0, \"peakMegabytes\": %.1f, \"meanWait\": %.12f, \"waited\": %.12f, \"abandoned\": %.12f}\n",
         (double)(clock() - start) / CLOCKS_PER_SEC, used.ru_maxrss / 1024.0, wait / customers,
         (double)waited / customers, (double)abandoned / customers);
  return 0;
}
