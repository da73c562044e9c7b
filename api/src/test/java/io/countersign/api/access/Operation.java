package io.countersign.api.access;

/**
 * What can be asked of the server.
 *
 * @param path with its variables in braces
 * @param sends the content type, where the operation takes no JSON; else empty
 */
record Operation(String method, String path, String sends) {
    static Operation get(String path) {
        return new Operation("GET", path, "");
    }

    @Override
    public String toString() {
        return (method + " " + path + " " + sends).strip();
    }
}
