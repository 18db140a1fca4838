"""The kernelspec `java`: the right Java, started once, on vectors where it has them."""

import pytest
import standins

from launcher import java, kernel


@pytest.mark.parametrize("modules", ["java.base jdk.jshell jdk.incubator.vector", "java.base jdk.jshell"])
def test_the_kernel_is_started_by_the_chosen_java_with_its_vectors(tmp_path, modules):
    jdk = java.inspect(standins.java(tmp_path / "jdk", "17.0.15", modules))
    argv = kernel.jjava_spec(jdk)["argv"]
    assert argv[0] == str(jdk.command)
    assert ("--add-modules=jdk.incubator.vector" in argv) == ("vector" in modules)
    assert argv[-3:] == ["-jar", "{resource_dir}/jjava.jar", "{connection_file}"]
