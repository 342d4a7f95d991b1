# Read by mvnw before Maven starts (mvnw.cmd reads jdk.ps1): the build needs a JDK 21 or newer. Where JAVA_HOME is none, it
# becomes the newest on this machine, for the `java` of the PATH may be older. In $TREMPLIN_JDKS, if set, JDKs lie instead of
# where they usually do (the same places as those of org.tremplin.server.Tremplin).
jdk_version() {
  jdk_release=$([ ! -x "$1/bin/javac" ] || sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || :
  printf %s "${jdk_release:-0}"
}

newest_jdk() (
  set +f
  if [ -n "${TREMPLIN_JDKS-}" ]; then
    set -- "$TREMPLIN_JDKS"/*
  else
    javac=$(readlink -f "$(command -v javac)" 2>/dev/null) || :
    set -- "${javac%/bin/javac}" /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/*/libexec/openjdk.jdk/Contents/Home \
      /c/Program\ Files/*/*jdk*
  fi
  newest=20
  for jdk; do
    version=$(jdk_version "$jdk")
    if [ "$version" -gt "$newest" ]; then
      newest=$version
      found=$jdk
    fi
  done
  printf %s "${found-}"
)

if [ "$(jdk_version "${JAVA_HOME-}")" -lt 21 ]; then
  JAVA_HOME=$(newest_jdk)
  export JAVA_HOME
  if [ -z "$JAVA_HOME" ]; then
    echo "Tremplin needs a JDK 21 or newer (25 is best) and none was found: install one (https://adoptium.net), or set JAVA_HOME to its folder." >&2
    exit 1
  fi
fi
