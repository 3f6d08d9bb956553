"""OpenStack Swift with its S3 protocol in one process, in a folder, on free ports: python3 swift-server.py FOLDER.

Prints the port of the S3 endpoint as JSON. Ends with its standard input, and removes its folder.
"""
import json
import logging
import os
import shutil
import sys

import eventlet

eventlet.monkey_patch()

import swift.common.utils as utils
from eventlet import hubs, wsgi

root = sys.argv[1]
utils.SWIFT_CONF_FILE = os.path.join(root, 'swift.conf')
with open(utils.SWIFT_CONF_FILE, 'w') as conf:
    conf.write('[swift-hash]\nswift_hash_path_suffix = fixture\n')
utils.validate_configuration()

from swift.common.ring import RingBuilder
from swift.common.wsgi import loadapp

BACKENDS = ['account', 'container', 'object']
COMMON = '''[DEFAULT]
swift_dir = {root}
devices = {root}/devices
mount_check = false
bind_ip = 127.0.0.1
log_level = CRITICAL
'''.format(root=root)
BACKEND = '''[pipeline:main]
pipeline = server
[app:server]
use = egg:swift#{name}
'''
PROXY = '''[pipeline:main]
pipeline = catch_errors gatekeeper listing_formats s3api tempauth copy slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:s3api]
use = egg:swift#s3api
s3_acl = true
location = us-east-1
max_upload_part_num = 10000
[filter:tempauth]
use = egg:swift#tempauth
user_test_writer = writer-secret-5f1c9a .admin
user_test_stranger = stranger-secret-5f1c9a
''' + ''.join(
    '[filter:{0}]\nuse = egg:swift#{0}\n'.format(name)
    for name in ['catch_errors', 'gatekeeper', 'listing_formats', 'copy', 'slo', 'dlo']
)


class NoCache(object):
    """In place of memcached: remembers nothing, so that nothing is stale."""

    def get(self, *args, **options):
        return None

    def get_multi(self, keys, *args, **options):
        return [None for _ in keys]

    def incr(self, *args, **options):
        return 1

    def _ignore(self, *args, **options):
        return None

    set = set_multi = delete = decr = _ignore


def with_cache(app):
    def call(env, start_response):
        env['swift.cache'] = NoCache()
        return app(env, start_response)

    return call


def write_conf(name, text):
    path = os.path.join(root, name + '.conf')
    with open(path, 'w') as conf:
        conf.write(COMMON + text)
    return path


os.makedirs(os.path.join(root, 'devices', 'disk'), exist_ok=True)
listeners = {name: eventlet.listen(('127.0.0.1', 0)) for name in BACKENDS + ['proxy']}
for name in BACKENDS:
    port = listeners[name].getsockname()[1]
    builder = RingBuilder(4, 1, 0)
    builder.add_dev(
        {'region': 1, 'zone': 1, 'weight': 1, 'ip': '127.0.0.1', 'port': port, 'device': 'disk'}
    )
    builder.rebalance()
    builder.get_ring().save(os.path.join(root, name + '.ring.gz'))

quiet = logging.getLogger('quiet')
quiet.addHandler(logging.NullHandler())
quiet.propagate = False
for name in BACKENDS + ['proxy']:
    conf = write_conf(name, PROXY if name == 'proxy' else BACKEND.format(name=name))
    app = loadapp(conf, global_conf={'log_name': name})
    app = with_cache(app) if name == 'proxy' else app
    eventlet.spawn(wsgi.server, listeners[name], app, log=quiet, custom_pool=eventlet.GreenPool(256))

print(json.dumps({'port': listeners['proxy'].getsockname()[1]}), flush=True)
hubs.trampoline(sys.stdin, read=True)
shutil.rmtree(root, ignore_errors=True)
os._exit(0)
