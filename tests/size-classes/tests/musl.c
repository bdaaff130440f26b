// Asks musl's malloc for the blocks that standard input lists, as Rust would, and tells of each how
// many bytes its slot has. musl's own `malloc_usable_size` tells what was requested, so the slot is
// found by what stands before the block: `src/malloc/mallocng/meta.h`.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct group;

struct meta {
    struct meta *prev, *next;
    struct group *mem;
    volatile int avail_mask, freed_mask;
    uintptr_t last_idx : 5, freeable : 1, sizeclass : 6, maplen : 8 * sizeof(uintptr_t) - 12;
};

struct group {
    struct meta *meta;
    unsigned char active_idx : 5;
    char pad[16 - sizeof(struct meta *) - 1];
    unsigned char storage[];
};

extern const uint16_t __malloc_size_classes[];

static size_t usable(unsigned char *block) {
    size_t offset = *(const uint16_t *)(block - 2);
    if (block[-4]) offset = *(const uint32_t *)(block - 8);
    const struct group *group = (const void *)(block - 16 * offset - 16);
    const struct meta *meta = group->meta;
    // A slot alone has whole pages.
    if (!meta->last_idx && meta->maplen) return meta->maplen * 4096UL - 16 - 4;
    return 16UL * __malloc_size_classes[meta->sizeclass] - 4;
}

int main(void) {
    static void *kept[100000];
    size_t size, align, count = 0;
    while (scanf("%zu %zu", &size, &align) == 2 && count < sizeof kept / sizeof *kept) {
        void *block = 0;
        if (align <= 16 && align <= size) {
            block = malloc(size);
        } else if (posix_memalign(&block, align < sizeof block ? sizeof block : align, size)) {
            return 1;
        }
        if (!block) return 1;
        printf("%zu\n", usable(block));
        kept[count++] = block;
        // Half of them are freed in between, so that slots are used again.
        if (count % 2 == 0) free(kept[count / 2]);
    }
    return 0;
}
