package org.tremplin.planning;

/** What a download is, before its bytes. */
record MaterialFile(String name, String mediaType, int bytes) {}
