package org.tremplin.planning.logbook;

/** What a download is, before its bytes. */
record MaterialFile(String name, String mediaType, int bytes) {}
