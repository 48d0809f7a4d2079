/* The floor that validation is measured against: libyaml's event loop over the same files, and nothing else. */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

int main(int argc, char **argv) {
  static char path[4096];
  unsigned long events = 0, bytes = 0;
  FILE *list = argc > 1 ? fopen(argv[1], "r") : stdin;
  if (!list) return 66;
  while (fgets(path, sizeof path, list)) {
    path[strcspn(path, "\n")] = 0;
    FILE *file = fopen(path, "rb");
    if (!file) return 66;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    unsigned char *text = malloc(size + 1);
    if (fread(text, 1, size, file) != (size_t)size) return 66;
    fclose(file);
    bytes += size;
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, text, size);
    int done = 0;
    while (!done) {
      if (!yaml_parser_parse(&parser, &event)) return 1;
      done = event.type == YAML_STREAM_END_EVENT;
      events++;
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    free(text);
  }
  fprintf(stderr, "%lu events in %lu bytes\n", events, bytes);
  return 0;
}
