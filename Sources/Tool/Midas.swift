import ArgumentParser

@main
struct Midas: ParsableCommand {}
