#!/usr/bin/env bash
# The git of this system for a Windows program under wine, which names files by the drive Z. git.c starts it.
export PATH=/usr/local/bin:/usr/bin:/bin

below() {
    local text=$1
    case $text in
    *[Zz]:\\*)
        text=${text//[Zz]:\\//}
        text=${text//\\//}
        ;;
    esac
    printf '%s' "$text"
}

name=$(below "$1")
shift
for variable in GIT_DIR GIT_WORK_TREE; do
    [ -z "${!variable:-}" ] || export "$variable=$(below "${!variable}")"
done
arguments=()
for argument in "$@"; do
    # What goes into the settings comes out of them again, and has to mean something there.
    if [[ " $* " == *" config "* ]]; then arguments+=("$argument"); else arguments+=("$(below "$argument")"); fi
done
remote=$(git config --local remote.origin.url || true)
git -c "url.$(below "$remote").insteadOf=$remote" "${arguments[@]}" <"$name.in" >"$name.out" 2>"$name.said"
echo $? >"$name.part"
mv "$name.part" "$name.code"
