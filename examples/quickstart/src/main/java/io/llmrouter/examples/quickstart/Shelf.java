package io.llmrouter.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder where nothing is overwritten by something else: the second file of a name is numbered. */
final class Shelf {

    private final Path folder;

    Shelf(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Whether what lies at a place is the same as what is to be put there. */
    @FunctionalInterface
    interface Same {
        boolean as(Path there) throws IOException;
    }

    /**
     * The name for a file: its own, or with the first number that is free. A place that holds the same already is free:
     * work that is done again after a crash replaces its own earlier result.
     *
     * @param name the name, with folders below this one
     * @param suffix what follows the name and its number
     */
    String place(String name, String suffix, Same same) throws IOException {
        String free = name + suffix;
        for (int number = 2; Files.exists(folder.resolve(free)) && !same.as(folder.resolve(free)); number++) {
            free = name + "." + number + suffix;
        }
        return free;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }
}
