package org.tremplin.planning.logbook;

/** What is known of a download before its bytes. */
record MaterialFile(String name, String mediaType, int bytes) {}
