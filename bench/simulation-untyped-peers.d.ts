/** The parts of untyped peers that are asked here. */
declare module "simjs" {
  interface Request {
    done(callback: () => void): Request;
  }
  class Entity {
    setTimer(duration: number): Request;
    useFacility(facility: Facility, duration: number): Request;
    time(): number;
  }
  class Facility {
    static readonly FCFS: number;
    constructor(name: string, discipline: number, servers: number);
  }
  class Random {
    constructor(seed: number);
    exponential(rate: number): number;
  }
  class Sim {
    addEntity(kind: new (sim: Sim, name: string) => Entity, name: string): void;
    simulate(until: number): void;
  }
}
